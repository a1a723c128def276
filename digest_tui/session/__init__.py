"""What the user looks at, without a screen: filter, scope, order, cursor."""
