"""The nouns of the domain. No pandas, no input or output: everything else is built from these."""
