/// The Chinese of the free texts of `PeopleLines`, in the form that `ChineseTexts` reads.
enum PeopleChinese {
  static let text = """
    China = 中国
    group leader = 课题组长
    professor = 教授
    Slovenia = 斯洛文尼亚
    chief engineer = 总工程师
    head of R&D = 研发总监
    Sweden = 瑞典
    adviser = 顾问
    data scientist = 数据科学家
    founder = 创始人
    Portugal = 葡萄牙
    postdoctoral researcher = 博士后
    District service desk = 区政务服务窗口
    Municipal bureau = 市主管局
    Germany = 德国
    Senior engineer = 高级工程师
    Test bench of the ring = 储存环测试平台
    National standard draft = 国家标准草案
    Research professor = 研究员
    Granted unanimously = 全票通过
    Lead the pilot line = 牵头中试线建设
    Beamline programme = 线站实验项目
    Pilot line = 中试线
    Post and seniority stay = 保留岗位和工龄
    Huairou vocational school (invented) = 怀柔职业学校（虚构）
    Three villages of the north township = 北部乡镇三个村
    Ring works = 环路工程
    Technology broker, intermediate = 中级技术经纪人
    Papers complete = 材料齐全
    Films on steel = 钢基薄膜
    Samples sent to the beamline = 样品已送线站测试
    """
}
