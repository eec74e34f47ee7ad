/// The Chinese of the free texts of `PlacesLines`, in the form that `ChineseTexts` reads.
enum PlacesChinese {
  static let text = """
    materials = 材料
    devices = 器件
    instruments = 仪器
    products = 产品
    pilot production of nano-devices = 纳米器件中试生产
    collection = 采集
    storage = 存储
    analysis = 分析
    trading = 交易
    data rating = 数据评级
    breeding = 育种
    propagation = 繁育
    molecular breeding services = 分子育种服务
    No mature standards for road tests = 道路测试尚无成熟标准
    Finland = 芬兰
    Oulu harbour science park = 奥卢港科技园
    Singapore = 新加坡
    One-north co-lab = 纬壹联合实验室
    Mentors are short of time = 导师投入时间不足
    Fewer than half of the seats are taken = 工位入驻率不足一半
    Desks let since December were not counted = 未计入去年12月以来新租出的工位
    half day = 半天
    month = 月
    hour = 小时
    A second floor and a green lane for imported instruments = 增租一层场地，进口仪器走绿色通道
    Floor 3 by summer (zone), customs contact (commerce) = 夏季前交付三层（园区），对接海关（商务）
    Guidance for listing = 上市辅导
    Adviser introduced = 已推荐辅导机构
    Talent apartments for six people = 申请六人入住人才公寓
    Closer to the light source = 靠近光源装置
    Larger plant = 扩大厂房
    Sales and tax of three years, social insurance of 31 people = 三年销售与纳税数据、31人社保记录
    One loan, repaid = 贷款一笔，已还清
    Tax of two years = 两年纳税数据
    Collected from tax and court records = 取自税务和法院记录
    Core staff hold shares through a partnership = 骨干员工通过合伙企业持股
    Old boiler house becomes a laboratory = 旧锅炉房改造为实验室
    Options for eight engineers = 授予八名工程师期权
    bedside sensor monitor = 床旁传感监护仪
    Langfang precision works (invented) = 廊坊精密制造厂（虚构）
    dialyser = 透析器
    """
}
