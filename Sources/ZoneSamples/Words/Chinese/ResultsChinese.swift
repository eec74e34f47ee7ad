/// The Chinese of the free texts of `ResultsLines`, in the form that `ChineseTexts` reads.
enum ResultsChinese {
  static let text = """
    Super-aligned carbon nanotubes = 超顺排碳纳米管
    Nano-generators = 纳米发电机
    Nanometer purification materials = 纳米净化材料
    Quantum communication = 量子通信
    Data cleaning by rules that learn = 基于自学习规则的数据清洗
    Drought-proof maize line = 抗旱玉米品系
    Final report of the generator project = 纳米发电机项目结题报告
    Contact electrification at small scales = 微尺度接触起电
    Journal of small forces 12(3) = 《微力学报》12(3)
    Patent of the layered generator = 层状纳米发电机专利
    first family = 首个专利族
    Draft standard for output tests = 输出性能测试标准草案
    plan 2025-0114-T = 计划号2025-0114-T
    Growing aligned arrays = 定向阵列的生长
    Materials letters 8(1) = 《材料快报》8(1)
    Twelve results are ready for pilot production = 十二项成果具备中试条件
    Pilot line for nano-generators = 纳米发电机中试线
    3,000 m2 clean room and 20 million yuan = 3000平方米洁净室和2000万元资金
    Purification cartridges = 净化滤芯
    Films of aligned nanotubes = 超顺排碳纳米管薄膜
    a first customer = 首个客户
    Terminals for quantum communication = 量子通信终端
    a trial line between two parks = 两园区间的试验线路
    A coating that stands 400 degrees for 1,000 hours = 耐400℃、1000小时的涂层
    Telling doubled records apart without names = 不用姓名识别重复记录
    A cheap probe for nitrogen in rivers = 低成本河水氮含量探头
    The same carrier material = 载体材料相同
    Solves the stated problem = 可解决所提问题
    Grade, limit and pledge fit = 信用等级、额度和质押物均符合
    Same field and budget = 领域一致，预算相符
    A water works outside the zone = 区外某自来水厂
    Registered the same contract twice = 同一合同重复登记
    Ten contracts without complaint = 十份合同无投诉
    maize = 玉米
    invented 2024-01 = 虚构审2024-01
    wheat = 小麦
    """
}
