print("zoneboard 0.1.0")
