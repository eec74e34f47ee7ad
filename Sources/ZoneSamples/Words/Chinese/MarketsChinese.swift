/// The Chinese of the free texts of `MarketsLines`, in the form that `ChineseTexts` reads.
enum MarketsChinese {
  static let text = """
    Sensors without batteries in heat pipes = 供热管网无源传感监测
    Science city heating works (invented) = 科学城供热公司（虚构）
    Rated data for crossing control = 评级数据用于路口管控
    Park traffic desk (invented) = 园区交通管理室（虚构）
    Robots that read meters = 抄表机器人
    Water works (invented) = 自来水公司（虚构）
    Video at eight times the lines in the theatre = 剧院8K超高清视频
    District theatre (invented) = 区剧院（虚构）
    Huairou 2025, first = 怀柔2025年第一批
    Huairou 2026, first = 怀柔2026年第一批
    Clean water in three villages = 三村净水示范
    North township = 北部乡镇
    Government cloud on local servers = 本地化政务云
    District office = 区政府办公楼
    Taken up by three departments = 三个部门已采用
    District data office (invented) = 区数据局（虚构）
    Nano park company (invented) = 纳米园公司（虚构）
    Patent clinics for small firms = 小微企业专利会诊
    Search for achievements = 科技成果挖掘
    Forty results found = 挖掘成果四十项
    Open training for founders = 创业者公益培训
    Consulting days on data rating = 数据评级咨询日
    South township = 南部乡镇
    By input = 按投入分配
    Institute: 40 = 研究所：40
    first firm: 35 = 企业甲：35
    second firm: 25 = 企业乙：25
    By share = 按份额分配
    First firm: 60 = 企业甲：60
    second firm: 30 = 企业乙：30
    Institutes move, the district builds = 院所入区，区内配套建设
    Three counties = 北三县
    Park hall = 园区报告厅
    Eleven talks = 达成十一项洽谈
    Exhibition hall = 展厅
    Seed park = 种业园区
    Labs there, pilot lines here = 研发在彼，中试在此
    research = 科研用地
    industrial = 产业用地
    industrial space = 产业空间
    """
}
