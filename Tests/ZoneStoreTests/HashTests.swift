import Testing
import ZoneStore

struct HashTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1000),
      "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
    ),
  ])
  func `SHA-256 gives the published digests`(text: String, digest: String) {
    #expect(SHA256.text(of: Array(text.utf8)) == digest)
    var pieces = SHA256()
    for byte in text.utf8 { pieces.update([byte]) }
    #expect(pieces.text() == digest)
    var plain = SHA256(plain: true)
    plain.update(Array(text.utf8))
    #expect(plain.text() == digest)
  }

  @Test func `SHA-256 with and without the processor's help is the same`() {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 3) }
    for count in [0, 1, 55, 56, 63, 64, 65, 127, 128, 1000, 5000] {
      var (quick, plain) = (SHA256(), SHA256(plain: true))
      quick.update(Array(bytes[..<count]))
      plain.update(Array(bytes[..<count]))
      #expect(quick.text() == plain.text(), "\(count)")
    }
  }

  @Test(arguments: [true, false])
  func `CRC-32C gives the published checksums`(plain: Bool) {
    func sum(_ bytes: [UInt8]) -> UInt32 {
      var crc = CRC32C(plain: plain)
      bytes.withUnsafeBytes { crc.update($0) }
      return crc.value
    }
    #expect(sum(Array("123456789".utf8)) == 0xE306_9283)
    #expect(sum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(sum([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(sum(Array(0..<32)) == 0x46DD_794E)
    #expect(sum([]) == 0)
  }

  @Test func `CRC-32C of pieces is that of the whole`() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for cut in [0, 1, 7, 8, 9, 500, 999, 1000] {
      var crc = CRC32C(plain: cut % 2 == 0)
      bytes[..<cut].withUnsafeBytes { crc.update($0) }
      bytes[cut...].withUnsafeBytes { crc.update($0) }
      #expect(crc.value == CRC32C.of(bytes))
    }
  }
}
