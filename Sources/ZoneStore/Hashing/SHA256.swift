internal import CPosix

/// SHA-256 (FIPS 180-4), continued block by block.
///
/// The processor's instructions are used where it has them; plain Swift otherwise.
package struct SHA256: Sendable {
  private var state: InlineArray<8, UInt32> = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
    0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  /// The bytes that do not fill a block yet.
  private var pending = InlineArray<64, UInt8>(repeating: 0)
  private var waiting = 0
  private var length: UInt64 = 0
  private let usesInstructions: Bool
  // Asking the processor is slow under a hypervisor.
  private static let hasInstructions = zb_has_sha256()

  /// Starts a hash; without the processor's instructions if a test asks for that.
  package init(plain: Bool = false) {
    usesInstructions = !plain && Self.hasInstructions
  }

  /// Takes more bytes in.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length += UInt64(bytes.count)
    var at = 0
    if waiting > 0 {
      at = min(64 - waiting, bytes.count)
      wait(for: bytes[..<at])
      guard waiting == 64 else { return }
      compressPending()
    }
    let whole = (bytes.count - at) / 64 * 64
    if whole > 0 {
      compress(UnsafeRawBufferPointer(rebasing: bytes[at..<at + whole]))
    }
    wait(for: bytes[(at + whole)...])
  }

  /// Takes more bytes in.
  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  private mutating func wait(for bytes: Slice<UnsafeRawBufferPointer>) {
    for byte in bytes {
      pending[waiting] = byte
      waiting += 1
    }
  }

  private mutating func compressPending() {
    let block = pending
    block.span.withUnsafeBytes { compress($0) }
    waiting = 0
  }

  /// Takes the padding in, behind which nothing comes.
  private mutating func pad() {
    let bits = length * 8
    pending[waiting] = 0x80
    waiting += 1
    if waiting > 56 {
      for index in waiting..<64 { pending[index] = 0 }
      compressPending()
    }
    for index in waiting..<56 { pending[index] = 0 }
    for index in 0..<8 {
      pending[56 + index] = UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * index))
    }
    compressPending()
  }

  /// A byte of the hash, once it is padded.
  private func byte(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: state[index >> 2] >> UInt32(24 - 8 * (index & 3)))
  }

  /// The 32 bytes of the hash.
  package consuming func finish() -> [UInt8] {
    pad()
    return (0..<32).map { byte($0) }
  }

  /// The hash of bytes in hexadecimal digits.
  package static func text(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.text()
  }

  /// The hash in hexadecimal digits, cut to so many bytes.
  package consuming func text(bytes: Int = 32) -> String {
    pad()
    return String(unsafeUninitializedCapacity: 2 * bytes) { buffer in
      for index in 0..<bytes {
        buffer[2 * index] = Self.digit(byte(index) >> 4)
        buffer[2 * index + 1] = Self.digit(byte(index) & 15)
      }
      return 2 * bytes
    }
  }

  /// Whether the hash begins with these hexadecimal digits.
  package consuming func begins(with digits: UnsafeRawBufferPointer) -> Bool {
    pad()
    return digits.indices.allSatisfy { index in
      let byte = byte(index >> 1)
      return digits[index] == Self.digit(index & 1 == 0 ? byte >> 4 : byte & 15)
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585,
    0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    guard usesInstructions else { return Self.compress(blocks, into: &state) }
    var words = state.mutableSpan
    words.withUnsafeMutableBufferPointer {
      zb_sha256($0.baseAddress, blocks.baseAddress, blocks.count / 64)
    }
  }

  private static func compress(
    _ blocks: UnsafeRawBufferPointer,
    into state: inout InlineArray<8, UInt32>
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
      constants.withUnsafeBufferPointer { k in
        var (s0, s1, s2, s3) = (state[0], state[1], state[2], state[3])
        var (s4, s5, s6, s7) = (state[4], state[5], state[6], state[7])
        var block = 0
        while block < blocks.count {
          for i in 0..<16 {
            w[i] = UInt32(
              bigEndian: blocks.loadUnaligned(fromByteOffset: block + i * 4, as: UInt32.self)
            )
          }
          for i in 16..<64 {
            let (x, y) = (w[i - 15], w[i - 2])
            let small0 = (x >> 7 | x << 25) ^ (x >> 18 | x << 14) ^ x >> 3
            let small1 = (y >> 17 | y << 15) ^ (y >> 19 | y << 13) ^ y >> 10
            w[i] = w[i - 16] &+ small0 &+ w[i - 7] &+ small1
          }
          var (a, b, c, d, e, f, g, h) = (s0, s1, s2, s3, s4, s5, s6, s7)
          for i in 0..<64 {
            let big1 = (e >> 6 | e << 26) ^ (e >> 11 | e << 21) ^ (e >> 25 | e << 7)
            let first = h &+ big1 &+ (e & f ^ ~e & g) &+ k[i] &+ w[i]
            let big0 = (a >> 2 | a << 30) ^ (a >> 13 | a << 19) ^ (a >> 22 | a << 10)
            let second = big0 &+ (a & b ^ a & c ^ b & c)
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
          }
          (s0, s1, s2, s3) = (s0 &+ a, s1 &+ b, s2 &+ c, s3 &+ d)
          (s4, s5, s6, s7) = (s4 &+ e, s5 &+ f, s6 &+ g, s7 &+ h)
          block += 64
        }
        state = [s0, s1, s2, s3, s4, s5, s6, s7]
      }
    }
  }
}
