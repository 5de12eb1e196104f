"""What is said of living records: their form, their workbook, their history, and two pages of them."""
