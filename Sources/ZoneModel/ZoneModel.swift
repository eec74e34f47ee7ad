// ZoneModel
