// ZoneSamplesTests
