// ZoneExchange
