// ZoneQueryTests
