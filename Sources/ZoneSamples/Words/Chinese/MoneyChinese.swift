/// The Chinese of the free texts of `MoneyLines`, in the form that `ChineseTexts` reads.
enum MoneyChinese {
  static let text = """
    Beijing Equity Trading Center = 北京股权交易中心
    Register of the fund association = 基金业协会登记
    List of the state assets office = 国资监管机构名单
    second clean room = 建设第二间洁净室
    data rating product = 开发数据评级产品
    first order = 履行首个订单
    working capital = 流动资金
    electron microscope = 电子显微镜
    server racks = 服务器机柜
    first loans without collateral = 无抵押首贷
    guarantees for loans to technology firms = 科技企业贷款担保
    coaching of firms towards a listing = 企业上市辅导
    loans on patents and orders = 专利质押和订单融资
    credit lines for technology firms = 科技企业授信
    One invention patent in force = 有一件有效发明专利
    Never had a loan = 从未贷款
    """
}
