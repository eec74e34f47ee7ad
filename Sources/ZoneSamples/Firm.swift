import ZoneModel

/// What other records need to know of a made-up enterprise; cheap to make.
struct Firm {
  /// How it stands to its incubator.
  enum Standing {
    /// A current lease.
    case incubating
    /// Has applied or been admitted.
    case applying
    /// Graduated from a room that somebody else may have now.
    case graduated
    /// Never a tenant.
    case independent
    /// Was a tenant and has gone.
    case left
    /// Only just registered.
    case newcomer
  }

  let index: Int
  let incubator: Int
  /// Which of the incubator's firms it is.
  let slot: Int
  let standing: Standing
  let home: Home
  let trade: Trade
  let registeredOn: Day
  /// Revenue of a middling year in thousands of yuan.
  let scale: Int
  /// Its dice, for whatever is thrown after this.
  var dice: Dice

  init(_ index: Int, in world: World) {
    self.index = index
    incubator = index % world.incubators
    slot = index / world.incubators
    home = world.home(ofIncubator: incubator)
    var dice = world.dice(.enterprises, index)
    trade = Trade.of(dice.pick(home.fields))
    let luck = dice.int(0...99)
    standing =
      switch slot {
      case 0..<6: luck < 12 ? .applying : .incubating
      case 6, 7: .graduated
      case 9: luck < 45 ? .left : luck < 65 ? .newcomer : .independent
      default: .independent
      }
    let age =
      switch standing {
      case .newcomer: dice.int(4...120)
      case .applying: dice.int(120...900)
      case .incubating: dice.int(760...2300)
      case .graduated, .left: dice.int(2250...4600)
      case .independent: dice.int(1500...7000)
      }
    registeredOn = world.today.adding(days: -age)
    scale =
      switch standing {
      case .newcomer, .applying: dice.low(60...1800)
      case .incubating: dice.low(300...16_000)
      case .graduated: dice.low(4_000...120_000)
      case .independent, .left: dice.low(2_000...420_000)
      }
    self.dice = dice
  }

  /// The room that it has or had, by its place in the incubator.
  var room: Int? {
    switch standing {
    case .incubating, .applying: slot
    case .graduated: slot - 6
    case .left: 2
    case .independent, .newcomer: nil
    }
  }

  /// Its brand.
  var brand: Names.Pair { Names.brand(index) }

  /// The full name in both languages.
  var name: Names.Pair {
    let brand = brand
    let (enTail, zhTail) = Firm.tails[index % Firm.tails.count]
    let en = "\(home.city.en) \(brand.en) \(trade.name.en) \(enTail)"
    let zh =
      index % 3 == 1
      ? "\(brand.zh)\(trade.name.zh)\(zhTail)（\(home.city.zh)）有限公司"
      : "\(home.city.zh)\(brand.zh)\(trade.name.zh)\(zhTail)有限公司"
    return Names.Pair(en: en, zh: zh)
  }

  /// What people call it.
  var shortName: String { brand.zh + trade.name.zh }

  private static let tails: [(String, String)] = [
    ("Technology Co., Ltd.", "科技"), ("Systems Co., Ltd.", "系统"), ("Co., Ltd.", ""),
    ("Research Co., Ltd.", "研究"), ("Technology Co., Ltd.", "技术"),
  ]

  /// The staff of the office who looks after its district.
  var officer: String { Officers.of(district: home.district, index: index) }
}

/// The made-up staff, and who looks after what.
enum Officers {
  /// Login, English name, Chinese name, role, department, zones, active.
  static let table = """
    chen.jie|Chen Jie|陈洁|editor|Enterprise services · 企业服务部|shibei-park,jingan-district|yes
    guest|Visitor|访客|reader|||yes
    li.wei|Li Wei|李伟|administrator|Park office · 园区办公室|huairou-science-city|yes
    liu.yang|Liu Yang|刘洋|editor|Enterprise services · 企业服务部|huairou-science-city,huairou-district|yes
    qian.bo|Qian Bo|钱博|editor|Finance · 财务部|beijing,shanghai|yes
    sun.lei|Sun Lei|孙蕾|editor|Incubation · 孵化部|tongzhou-district|yes
    wang.fang|Wang Fang|王芳|editor|Incubation · 孵化部|shibei-park|yes
    zhao.min|Zhao Min|赵敏|editor|Intellectual property · 知识产权部|huairou-science-city|yes
    zhou.na|Zhou Na|周娜|editor|Enterprise services · 企业服务部|shibei-park|no
    """

  static func of(district: String, index: Int) -> String {
    switch district {
    case "huairou-district": index % 3 == 0 ? "zhao.min" : index % 3 == 1 ? "liu.yang" : "li.wei"
    case "jingan-district": index % 2 == 0 ? "chen.jie" : "wang.fang"
    default: "sun.lei"
    }
  }
}
