// Benchmarks
print("no cases yet")
