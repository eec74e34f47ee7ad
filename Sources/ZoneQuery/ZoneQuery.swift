// ZoneQuery
