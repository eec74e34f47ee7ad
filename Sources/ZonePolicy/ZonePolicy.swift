// ZonePolicy
