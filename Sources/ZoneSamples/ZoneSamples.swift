// ZoneSamples
