"""What the page Importera and its commands say: preview, findings, receipt, completeness."""
