"""What goes on beside the screen, each as a plain object with its own state."""
