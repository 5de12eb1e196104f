"""What goes wrong outside the product: killed runs, full disks, files that want to be more than text."""
