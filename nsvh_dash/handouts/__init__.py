"""What is handed out, made whole: view models drawn and written as one file, for pages and command line alike."""
