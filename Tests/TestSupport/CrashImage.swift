import Foundation

/// What a power cut may have left of a directory.
public struct CrashImage: Hashable, Sendable {
  /// A file.
  struct File: Hashable, Sendable {
    var bytes: [UInt8]
    var mode: Int
  }

  /// Files by their paths in the directory.
  var files: [String: File] = [:]
  /// Directories and their modes by their paths in the directory; the directory itself is "".
  var folders: [String: Int] = [:]

  /// Whether the directory itself is there.
  public var exists: Bool { !folders.isEmpty }

  /// The paths of the files.
  public var paths: [String] { files.keys.sorted() }

  /// The bytes of a file.
  public func bytes(_ path: String) -> [UInt8]? { files[path]?.bytes }

  /// Writes it as a directory that does not exist yet.
  ///
  /// - Throws: The file system's error.
  public func write(to path: String) throws {
    for (folder, mode) in folders.sorted(by: { $0.key < $1.key }) {
      let place = folder.isEmpty ? path : path + "/" + folder
      guard mkdir(place, 0o700) == 0, chmod(place, mode_t(mode)) == 0 else {
        throw DrivingError(description: "\(place) cannot be made: \(reason(errno))")
      }
    }
    for (name, file) in files {
      let place = path + "/" + name
      let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      defer { close(descriptor) }
      let written = file.bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard descriptor >= 0, written == file.bytes.count,
        fchmod(descriptor, mode_t(file.mode)) == 0
      else { throw DrivingError(description: "\(place) cannot be written: \(reason(errno))") }
    }
  }
}

extension RecordedDisk {
  /// What is there while nothing goes wrong.
  public var whole: CrashImage {
    image(folders: { _ in true }, content: { $0.content(of: $0.pending) })
  }

  /// What a power cut at this moment may leave: everything, only what was flushed, names without
  /// bytes, bytes without names, sizes without bytes, each of a file's last writes torn and holed
  /// with what follows on it, and mixtures by chance.
  ///
  /// - Parameters:
  ///   - generator: Decides the mixtures and the places of tears.
  ///   - mixtures: How many mixtures.
  /// - Returns: The images, some of which may be the same.
  public func images(_ generator: inout SeededGenerator, mixtures: Int) -> [CrashImage] {
    var images = [
      whole,
      image(folders: { _ in false }, content: \.durable),
      image(folders: { _ in true }, content: \.durable),
      image(folders: { _ in false }, content: { $0.content(of: $0.pending) }),
      image(folders: { _ in true }, content: \.zeroed),
    ]
    for node in files.keys.sorted() {
      guard let file = files[node] else { continue }
      for index in file.pending.indices.suffix(3) {
        for content in file.spoilt(at: index, &generator) {
          images.append(image(folders: { _ in true }, content: { _ in nil }, node, content))
        }
      }
    }
    let operations = Set(folders.values.flatMap { $0.pending.map(\.id) })
    let isMixed = !operations.isEmpty || files.values.contains { !$0.pending.isEmpty }
    for _ in 0..<(isMixed ? mixtures : 0) {
      let kept = operations.sorted().filter { _ in generator.oneIn(2) }
      var contents: [Int: [UInt8]] = [:]
      for node in files.keys.sorted() {
        guard let file = files[node], !file.pending.isEmpty else { continue }
        contents[node] = file.content(of: file.pending.filter { _ in generator.oneIn(2) })
      }
      images.append(image(folders: { kept.contains($0) }, contents: contents))
    }
    return images
  }

  private func image(
    folders happened: (Int) -> Bool,
    content: (File) -> [UInt8]?,
    _ node: Int? = nil,
    _ special: [UInt8] = []
  ) -> CrashImage {
    var contents: [Int: [UInt8]] = [:]
    for (number, file) in files { contents[number] = content(file) }
    if let node { contents[node] = special }
    return image(folders: happened, contents: contents)
  }

  /// An image in which files without a content have everything that was written to them.
  private func image(
    folders happened: (Int) -> Bool,
    contents: [Int: [UInt8]]
  ) -> CrashImage {
    var image = CrashImage()
    func walk(_ node: Int, _ path: String) {
      if let folder = folders[node] {
        image.folders[path] = folder.mode
        for (name, child) in folder.entries(happened) {
          walk(child, path.isEmpty ? name : path + "/" + name)
        }
      } else if let file = files[node] {
        image.files[path] = CrashImage.File(
          bytes: contents[node] ?? file.content(of: file.pending),
          mode: file.mode
        )
      }
    }
    if let top = folders[0]?.entries(happened).first { walk(top.value, "") }
    return image
  }
}

extension RecordedDisk.File {
  /// The bytes where one of the pending writes is torn or has a hole; none where it is no write.
  fileprivate func spoilt(
    at index: Int,
    _ generator: inout SeededGenerator
  ) -> [[UInt8]] {
    guard case .write(let offset, let bytes) = pending[index] else { return [] }
    var contents: [[UInt8]] = []
    var cuts = [1, bytes.count / 2, bytes.count - 1]
    for _ in 0..<3 where bytes.count > 1 { cuts.append(1 + generator.below(bytes.count - 1)) }
    for cut in Set(cuts).sorted() where cut > 0 && cut < bytes.count {
      var operations = pending
      operations[index] = .write(offset: offset, Array(bytes[..<cut]))
      let torn = content(of: operations)
      contents.append(torn)
      if offset + cut == torn.count {
        contents.append(torn + Array(repeating: 0, count: bytes.count - cut))
      }
    }
    // A sector in the middle that never came to the disk: what was safe there stays.
    let sector = (offset / 512 + 1) * 512
    if sector + 512 < offset + bytes.count {
      var holed = content(of: pending)
      let safe = durable.dropFirst(sector).prefix(512)
      let hole = safe + repeatElement(0, count: 512 - safe.count)
      holed.replaceSubrange(sector..<sector + 512, with: hole)
      contents.append(holed)
    }
    return contents
  }

  /// As long as it should be, with nothing where bytes are not safe.
  fileprivate var zeroed: [UInt8] {
    let size = content(of: pending).count
    return Array(durable.prefix(size)) + Array(repeating: 0, count: max(0, size - durable.count))
  }
}
