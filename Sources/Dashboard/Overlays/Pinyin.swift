/// The first letters of the pinyin of Chinese characters, for narrowing lists by them.
enum Pinyin {
  /// The first letters; other letters and digits stay.
  static func initials(of text: String) -> String { "" }
}
