"""The widgets of the reading screen; none of them knows another."""
