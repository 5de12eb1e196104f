"""The pages about indicators: Översikt, the subject pages, Indikator, and Signal eller brus."""
