/// The Chinese of the free texts of `ResourcesLines`, in the form that `ChineseTexts` reads.
enum ResourcesChinese {
  static let text = """
    holders and users of data = 数据持有方与使用方
    A university abroad = 某境外大学
    Films under strain = 应变薄膜
    Output at low temperature = 低温输出性能
    Dust over the north plain = 华北平原沙尘
    Air and land 4(2) = 《大气与陆面》4(2)
    Charter of 2021 = 2021年章程
    Nordic Sensors AB = 北欧传感公司
    Imports of instruments = 仪器进口便利
    Bedside sensor, second phase = 床旁传感器二期试验
    Membrane dialyser = 膜透析器
    E-2025-31, agreed = E-2025-31，同意
    policy counselling = 政策咨询
    investment and financing = 投融资
    entrepreneurship coaching = 创业辅导
    small and medium firms of Huairou = 怀柔区中小企业
    upstream research = 前期研究
    device design = 器件设计
    testing = 测试
    pilot scale = 中试
    all firms = 所有企业
    by the hour = 按小时计
    registration and depository = 登记托管
    equity financing = 股权融资
    private bond financing = 私募债融资
    equity trading and transfer = 股权交易转让
    Batch of 200 = 完成一批200件
    layout of the district = 区域布局
    industry = 产业
    agriculture and villages = 农业农村
    governance = 治理
    """
}
