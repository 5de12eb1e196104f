"""A deck of slides: laid out once, then written as a presentation and as a PDF of the same pages."""
