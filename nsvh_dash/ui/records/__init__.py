"""The pages of living records: Aktiviteter, Internkontroll and Arbetsmiljö, and the form they share."""
