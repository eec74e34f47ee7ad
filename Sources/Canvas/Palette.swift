/// The nearest colours that a terminal has.
enum Palette {
  /// A colour's number in a terminal's palette, or -1 for the terminal's own.
  ///
  /// Only the fixed part of the 256 is used for exact colours: the first sixteen are the user's.
  /// Where there are few, the nearest one that can be read on the background is taken.
  static func index(of color: Color, on background: Int16 = -1, depth: ColorDepth) -> Int16 {
    switch color {
    case .normal: return -1
    case .ansi(let number): return Int16(depth == .eight ? number & 7 : number & 15)
    case .rgb(let red, let green, let blue):
      var candidates: [Int] =
        switch depth {
        case .mono: []
        case .eight: Array(0..<8)
        case .sixteen: Array(0..<16)
        case .palette256: Array(16..<256)
        }
      if background >= 0, depth < .palette256 {
        let ground = lightness(components(Int(background)))
        candidates.removeAll { abs(lightness(components($0)) - ground) < 60 }
      }
      let wanted = (Int(red), Int(green), Int(blue))
      if depth < .palette256 { candidates = keepingHue(of: wanted, candidates) }
      let nearest = candidates.min {
        distance(components($0), wanted) < distance(components($1), wanted)
      }
      return Int16(nearest ?? -1)
    }
  }

  /// Those of a few colours that are as red, yellow or blue as the one that is wanted: of these what is
  /// urgent stays red, where a grey would be nearer.
  private static func keepingHue(of wanted: (Int, Int, Int), _ candidates: [Int]) -> [Int] {
    guard let hue = hue(wanted) else { return candidates }
    func turn(_ number: Int) -> Int? {
      Self.hue(components(number)).map { min(abs($0 - hue), 360 - abs($0 - hue)) }
    }
    guard let nearest = candidates.compactMap(turn).min() else { return candidates }
    // Half of what lies between two of the six colours that every terminal has.
    return candidates.filter { turn($0).map { $0 <= nearest + 30 } ?? false }
  }

  /// The hue of a colour in degrees, red being 0; `nil` of what is nearly grey.
  private static func hue(_ color: (Int, Int, Int)) -> Int? {
    let (red, green, blue) = color
    let (most, least) = (max(red, green, blue), min(red, green, blue))
    let span = most - least
    guard span >= 64 else { return nil }
    if most == red { return (60 * (green - blue) / span + 360) % 360 }
    return most == green ? 120 + 60 * (blue - red) / span : 240 + 60 * (red - green) / span
  }

  /// From 0 for black to 255 for white.
  private static func lightness(_ color: (Int, Int, Int)) -> Int {
    (color.0 * 299 + color.1 * 587 + color.2 * 114) / 1000
  }

  /// Whether black stands out on a colour better than white.
  static func isLight(_ color: Color) -> Bool {
    let (red, green, blue) =
      switch color {
      case .normal: (0, 0, 0)
      case .ansi(let number): components(Int(number & 15))
      case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
      }
    return lightness((red, green, blue)) > 127
  }

  /// What xterm shows for a number of its palette, if the user changed nothing.
  static func components(_ number: Int) -> (Int, Int, Int) {
    switch number {
    case 0..<16: return basic[number]
    case 16..<232:
      let cube = number - 16
      func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
      return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    default:
      let grey = 8 + 10 * (number - 232)
      return (grey, grey, grey)
    }
  }

  private static let basic = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]

  /// How different two colours look: distances in red and blue weigh by how red they are.
  private static func distance(_ one: (Int, Int, Int), _ other: (Int, Int, Int)) -> Int {
    let mean = (one.0 + other.0) / 2
    let red = one.0 - other.0
    let green = one.1 - other.1
    let blue = one.2 - other.2
    return ((512 + mean) * red * red + 1024 * green * green + (767 - mean) * blue * blue) >> 8
  }
}
