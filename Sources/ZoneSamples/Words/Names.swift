/// Made-up names of firms and people, in characters and in letters.
enum Names {
  /// A name in both languages.
  struct Pair {
    let en: String
    let zh: String
  }

  /// A Chinese character with its pinyin.
  private struct Syllable {
    let zh: String
    let en: String
  }

  private static func syllables(_ text: String) -> [Syllable] {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { word in
      Syllable(zh: String(word.prefix(1)), en: String(word.dropFirst()))
    }
  }

  // Uncommon characters, so that the names are unlike those of firms that exist.
  private static let first = syllables(
    """
    霁Ji 砚Yan 珩Heng 澍Shu 筠Yun 岚Lan 沅Yuan 濯Zhuo 翊Yi 昀Yun 煦Xu 璟Jing 屿Yu 骁Xiao 棠Tang 樾Yue \
    湛Zhan 聿Yu 峤Qiao 蘅Heng 芷Zhi 澈Che 岫Xiu 珂Ke 楷Kai 槿Jin 沐Mu 泠Ling 琮Cong 彧Yu 翀Chong 旻Min \
    桐Tong 葭Jia 玥Yue 铖Cheng 瀚Han 予Yu 禾He 雁Yan
    """
  )

  private static let second = syllables(
    """
    谱pu 泓hong 衡heng 擎qing 漪yi 斓lan 朔shuo 熠yi 昶chang 序xu 弦xian 穹qiong 湃pai 翎ling 黛dai \
    颢hao 皓hao 锘nuo 钰yu 棱leng 砺li 筑zhu 澜lan 昕xin 曜yao 屹yi 榫sun 汀ting 畴chou 栎li 渡du 辂lu \
    枢shu 芃peng 镓jia 珈jia 煜yu 隽jun 笠li 峥zheng
    """
  )

  private static let third = syllables(
    "元yuan 和he 合he 同tong 为wei 之zhi 一yi 方fang 正zheng 安an 立li 创chuang 言yan 文wen 达da 行xing"
  )

  /// A brand; different for the first 25,600 indices and for each `series`.
  static func brand(_ index: Int, series: Int = 0) -> Pair {
    let count = first.count * second.count
    // 1009 has no divisor in common with 1600: neighbours get unlike names, and none comes twice.
    let place = (index * 1009 + series * 397) % count
    let (left, right) = (first[place / second.count], second[place % second.count])
    let round = index / count
    guard round > 0 else { return Pair(en: left.en + right.en, zh: left.zh + right.zh) }
    let last = third[(round - 1) % third.count]
    return Pair(en: left.en + right.en + last.en, zh: left.zh + right.zh + last.zh)
  }

  private static let families = syllables(
    """
    王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 胡Hu 朱Zhu 高Gao \
    林Lin 何He 郭Guo 马Ma 罗Luo 梁Liang 宋Song 郑Zheng 谢Xie 韩Han 唐Tang 冯Feng 于Yu 董Dong 萧Xiao
    """
  )

  private static let given = syllables(
    """
    敏Min 静Jing 伟Wei 芳Fang 磊Lei 洋Yang 艳Yan 勇Yong 军Jun 杰Jie 娟Juan 涛Tao 明Ming 超Chao 霞Xia \
    平Ping 刚Gang 桂Gui 琳Lin 萍Ping 鹏Peng 宁Ning 岩Yan 菲Fei 博Bo 雪Xue 晨Chen 瑶Yao 峰Feng 欣Xin
    """
  )

  /// A person's name, family name first in Chinese and in English.
  static func person(_ dice: inout Dice) -> Pair {
    let family = dice.pick(families)
    let one = dice.pick(given)
    guard dice.chance(55) else { return Pair(en: family.en + " " + one.en, zh: family.zh + one.zh) }
    let two = dice.pick(given)
    return Pair(
      en: family.en + " " + one.en + two.en.lowercased(),
      zh: family.zh + one.zh + two.zh
    )
  }
}
