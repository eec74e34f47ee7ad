// ZoneStore
