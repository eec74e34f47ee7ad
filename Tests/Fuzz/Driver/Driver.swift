import FuzzReaders
import Glibc

// Called by libFuzzer with bytes that reach new places; ZONEBOARD_FUZZ names the reader.
private let reader: FuzzReader = {
  let name = getenv("ZONEBOARD_FUZZ").map { String(cString: $0) } ?? ""
  guard let reader = FuzzReader(rawValue: name) else {
    print("ZONEBOARD_FUZZ must be one of \(FuzzReader.allCases.map(\.rawValue))")
    exit(64)
  }
  atexit { FuzzReader.cleanUp() }
  return reader
}()

/// Reads one input; a fault of the reader ends the program, which libFuzzer then reports.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  if let fault = reader.fault(in: Array(UnsafeBufferPointer(start: bytes, count: count))) {
    fatalError(fault)
  }
  return 0
}
