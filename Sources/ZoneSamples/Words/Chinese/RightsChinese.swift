/// The Chinese of the free texts of `RightsLines`, in the form that `ChineseTexts` reads.
enum RightsChinese {
  static let text = """
    data cleaning and trading = 数据清洗与交易
    Members license to each other at cost = 成员之间按成本价相互许可
    probes and stages = 探针与位移台
    Membrane for river water = 河水净化膜
    Breeding chip line = 育种芯片生产线
    Fast water test = 水质快速检测
    generators = 发电机
    sensors = 传感器
    triboelectric layers = 摩擦电层
    packaging = 封装
    Rating of data is open ground = 数据评级专利布局尚属空白
    A workshop in another province = 外省某加工厂
    An online shop = 某网店
    A firm abroad = 某境外企业
    Claim withdrawn = 对方撤回主张
    European Union = 欧盟
    Two patents on the same coating are in force = 同类涂层有两件有效专利
    Design around or license = 规避设计或取得许可
    United States = 美国
    A standard-essential family is growing = 一个标准必要专利族在扩大
    Fee relief and navigation = 费用减免与专利导航
    Huairou plan for IP-intensive industries = 怀柔区知识产权密集型产业专项发展规划
    committee draft = 征求意见稿
    district brand of 2022 = 2022年区级品牌
    """
}
