"""The follow-up report (uppföljningsrapport) as a document: chapters of text, tables and figures, before any file."""
