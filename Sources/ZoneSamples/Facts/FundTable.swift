/// The funds and instruments that public documents name, one a line.
///
/// Columns: id, English name, Chinese name, kind, stages, zone, level, document and clause.
/// Sizes are not printed in the documents, so none is given here.
enum FundTable {
  static let text = """
    tongzhou-special-fund|Tongzhou science and technology special fund|通州区科技专项资金|special-fund||tongzhou-district|district|0 III(II)
    tongzhou-guiding-capital|District fiscal guiding capital|通州区财政引导资金|guiding-fund||tongzhou-district|district|0 II(I)2 second
    tongzhou-patent-project-support|Patent implementation project support|通州区专利实施项目支持|grant|patent|tongzhou-district|district|0 II(I)1 first
    tongzhou-rd-input-support|R&D input support|通州区研发投入支持|grant|rd|tongzhou-district|district|0 II(II)2 first
    tongzhou-bank-enterprise|Bank-enterprise cooperation|通州区银企合作|loan||tongzhou-district|market|0 II(I)1 second
    beijing-natural-science-foundation|Beijing Natural Science Foundation|北京市自然科学基金|fund|basic-research|beijing|municipal|1 II.6
    beijing-st-innovation-fund|Beijing Science and Technology Innovation Fund|北京市科技创新基金|guiding-fund|seed,angel,venture,growth|beijing|municipal|1 V.23
    beijing-incubation-relay-fund|Incubation relay fund|孵化接力基金|fund|exit|beijing|municipal|1 V.23
    beijing-patent-sub-fund|High-value patent sub-fund|高价值专利培育运营子基金|sub-fund|patent|beijing|municipal|1 V.24
    beijing-patent-pool|Patent pools in key areas|重点领域专利池|pool|patent|beijing|municipal|1 V.24
    beijing-invention-patent-funding|Funding for invention and overseas IP|发明专利与海外知识产权资助|grant|patent|beijing|municipal|1 V.24
    beijing-guidance-funds|Government guidance funds|政府引导基金|guiding-fund|seed,angel,venture,ma|beijing|municipal|1 V.26
    beijing-seed-fund|Seed-stage investment|种子期投资|fund|seed|beijing|market|1 V.26
    beijing-angel-fund|Angel investment|天使投资|fund|angel|beijing|market|1 V.26
    beijing-venture-fund|Venture investment|创业投资|fund|venture|beijing|market|1 V.26
    beijing-ma-fund|Merger and acquisition fund|并购基金|fund|ma|beijing|market|1 V.26
    beijing-hard-tech-sub-fund|Hard-technology sub-fund|硬科技子基金|sub-fund|seed,angel|beijing|municipal|1 V.26
    beijing-risk-compensation|Differential bank-credit risk compensation|银行信贷差异化风险补偿|risk-compensation||beijing|municipal|1 V.26
    beijing-interest-discount|Loan interest discount|贷款贴息|loan|startup|beijing|municipal|1 V.26
    beijing-ip-insurance|IP insurance with risk compensation and premium subsidy|知识产权保险|insurance|patent|beijing|municipal|1 V.26
    beijing-leasing-investment|Leasing plus investment|“租赁+投资”|lease|growth|beijing|market|1 V.26
    beijing-innovation-voucher|Science and technology innovation voucher|首都科技创新券|voucher|rd|beijing|municipal|1 V.28
    beijing-first-purchase|First purchase and ordering|首购订购|procurement|growth|beijing|municipal|1 V.25
    beijing-rd-super-deduction|Weighted deduction of R&D costs|研发费用加计扣除|tax|rd|beijing|state|1 I.4
    municipal-transfer-fund|Municipal fund for transfer and transformation of achievements|市级科技成果转移转化资金|fund|transfer|huairou-district|municipal|2 IV(III)6
    huairou-guarantee-mechanism|Financing guarantee mechanism|怀柔区融资担保机制|guarantee|startup|huairou-district|district|2 IV(III)6
    huairou-venture-fund|Entrepreneurship investment fund|怀柔区创业投资基金|fund|venture|huairou-district|district|2 IV(III)6
    huairou-ma-fund|Merger and acquisition fund (Huairou)|怀柔区并购基金|fund|ma|huairou-district|district|2 IV(III)6
    huairou-industrialization-fund|Achievement transformation and industrialization fund|怀柔区成果转化和产业化基金|fund|industrialization|huairou-district|district|2 IV(III)6
    huairou-angel|Angel investment at Huairou Science City|怀柔科学城天使投资|fund|angel|huairou-science-city|market|2 IV(III)6
    huairou-st-credit|Science and technology credit|怀柔区科技信贷|loan|growth|huairou-district|market|2 IV(III)6
    huairou-patent-subsidy|Patent subsidy|怀柔区专利资助|grant|patent|huairou-district|district|2 IV(III)8
    huairou-incubation-support-fund|Support fund for incubation platforms|怀柔区科技企业孵化平台扶持资金|special-fund|incubation|huairou-district|district|2 V(III)
    huairou-enterprise-innovation-fund|Support fund for enterprise innovation|怀柔区企业创新扶持资金|special-fund|rd|huairou-district|district|2 V(III)
    huairou-nano-special-fund|Special support fund for nano and other high-tech industries|怀柔区纳米等高新技术产业专项扶持资金|special-fund|industrialization|huairou-district|district|2 V(III)
    jingan-sti-special-fund|Jing'an special funds of science and technology innovation and development|静安区科技创新发展专项资金|special-fund||jingan-district|district|3 II
    jingan-bigdata-special-fund|Jing'an big data and cloud computing special development funds|静安区大数据与云计算发展专项资金|special-fund|industrialization|jingan-district|district|3 I.2(2)
    jingan-guiding-fund|Sci-innovation guiding fund|静安区科创引导基金|guiding-fund|seed,angel,venture,ma|jingan-district|district|3 IV.3(2)
    jingan-vc-guide-fund|Venture guide fund and Angel Fund with state venture firms|创业投资引导基金和天使基金|fund|angel,venture|jingan-district|district|3 IV.3(2)
    jingan-patent-awards|Invention patent licensing support and excellence award|静安区发明专利实施许可支持与优秀奖励|grant|patent|jingan-district|district|3 IV.3(4)
    jingan-ip-unit-rewards|Rewards for pilot and demonstration IP units and parks|知识产权试点示范单位和园区奖励|reward|patent|jingan-district|district|3 IV.3(4)
    jingan-small-micro-programme|Innovation support for small and micro technology enterprises|小微科技企业创新支持|grant|startup|jingan-district|district|3 IV.1(1)
    jingan-little-giant|Innovative technology little giant project|创新型科技小巨人工程|grant|growth|jingan-district|district|3 IV.1(1)
    jingan-excellent-innovation-pilot|Pilot excellent innovation enterprise project|卓越创新企业试点|grant|mature|jingan-district|district|3 IV.1(1)
    jingan-talent-support|Financial support for excellent talent|优秀人才资助|grant|talent|jingan-district|district|3 IV.3(1)
    nhtz-first-set-insurance|First (set) of major technical equipment insurance|首台（套）重大技术装备保险|insurance|growth|national-high-tech-zones|state|4 (17)
    nhtz-vc-pe-ma|Venture, private equity and M&A funds|创业投资、私募股权和并购基金|fund|venture,growth,ma|national-high-tech-zones|market|4 (17)
    nhtz-hte-tax|Income tax relief for high-tech enterprises|高新技术企业所得税优惠|tax|growth|national-high-tech-zones|state|4 (7)
    nhtz-pilot-risk-sharing|Risk sharing for pilot service platforms|中试服务平台风险分担|risk-compensation|transfer|national-high-tech-zones|mixed|4 (6)
    """
}
