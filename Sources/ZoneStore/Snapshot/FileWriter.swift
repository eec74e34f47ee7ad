/// Writes a file from front to end, in large pieces.
struct FileWriter {
  private static let pieceLength = 1 << 20

  let files: Files
  let handle: Handle
  /// How many bytes have been taken.
  private(set) var size = 0
  private var written = 0
  private var piece: [UInt8] = []
  private let finished: (UnsafeRawBufferPointer) -> Void

  /// - Parameters:
  ///   - files: the calls.
  ///   - handle: an empty file.
  ///   - finished: takes each piece before it is written.
  init(
    _ files: Files,
    _ handle: Handle,
    _ finished: @escaping (UnsafeRawBufferPointer) -> Void = { _ in }
  ) {
    self.files = files
    self.handle = handle
    self.finished = finished
    piece.reserveCapacity(Self.pieceLength)
  }

  /// Takes more bytes.
  ///
  /// Pieces are of 1 MiB each.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(SystemFault) {
    var rest = bytes[...]
    size += bytes.count
    while !rest.isEmpty {
      let count = min(Self.pieceLength - piece.count, rest.count)
      piece.append(contentsOf: rest.prefix(count))
      rest = rest.dropFirst(count)
      if piece.count == Self.pieceLength { try flush() }
    }
  }

  /// Takes more bytes.
  mutating func append(_ bytes: [UInt8]) throws(SystemFault) {
    var fault: SystemFault?
    bytes.withUnsafeBytes { buffer in
      do throws(SystemFault) { try append(buffer) } catch { fault = error }
    }
    if let fault { throw fault }
  }

  /// Writes what is left and puts the file on the disk.
  mutating func finish() throws(SystemFault) {
    try flush()
    try files.sync(handle)
  }

  private mutating func flush() throws(SystemFault) {
    guard !piece.isEmpty else { return }
    piece.withUnsafeBytes { finished($0) }
    try files.write(handle, piece, at: written)
    written += piece.count
    piece.removeAll(keepingCapacity: true)
  }
}
