/// The Chinese of the free texts of `WorkLines`, in the form that `ChineseTexts` reads.
enum WorkChinese {
  static let text = """
    Layered nano-generators for sensors without batteries = 无源传感用层状纳米发电机
    One licence to a firm of the zone within a year = 一年内向区内企业许可一项
    Spectra of matter under extreme conditions = 极端条件下的物质谱学
    Rating data without seeing it = 数据不出域的评级方法
    A rating service with ten customers = 建成评级服务，客户达十家
    Demand of the data exchange = 数据交易中心提出的需求
    Free proofs of mixing flows = 混合流的数学证明
    Yearly reports and two reviews by peers = 逐年报告，两次同行评议
    Molecular breeding of maize = 玉米分子育种
    Seed coating that keeps through the winter = 耐越冬种子包衣
    device and report = 样机及报告
    200 pieces = 200件
    data set = 数据集
    Institute office = 所办公室
    Task book = 任务书
    audit = 审计
    Application = 申报书
    Canal evaluators (invented) = 运河科技评估中心（虚构）
    Panel of peers = 同行专家组
    Institute audit office = 所审计处
    Two small findings = 两处小问题
    An outside auditor (invented) = 外部会计师事务所（虚构）
    Travel booked under materials = 差旅费列入材料费
    One instrument without an inventory number = 一台仪器未登记资产编号
    Sputter target, pure silver = 高纯银溅射靶材
    Cryostat = 低温恒温器
    Eight servers = 八台服务器
    2026-2 = 2026年第二批
    Entertaining without a guest list = 无接待清单的公务接待
    Loans to staff = 向职工借款
    Guarantees for firms = 为企业提供担保
    The same figure in two reports = 两份报告使用同一图表
    Data kept and shown on request = 数据留存完整，按要求出示
    Praised = 予以表扬
    """
}
