/// What stands in the pane of funds, in the form that `SampleLines` reads.
enum MoneyLines {
  static let text = """
    [fund-investments]
    inv-0001|fund=beijing-angel-fund;enterprise=ent#1;round=angel;amount=3000000;share=8;date=-900d;source=private;investorOwnership=private;qualified=yes;qualificationBasis=Register of the fund association;quality=high;state=followed
    inv-0002|fund=beijing-incubation-relay-fund;enterprise=ent#3;round=a;amount=6000000;share=10;date=-300d;source=government;investorOwnership=state;qualified=yes;qualificationBasis=List of the state assets office;sellerIsIncubatorOwnFund=yes;relayed=yes;quality=high;state=invested
    inv-0003|fund=beijing-venture-fund;enterprise=ent#9;round=b;amount=20000000;share=12.5;date=-1500d;source=private;exitOn=-60d;exitValue=31000000;state=exited
    inv-0004|fund=beijing-seed-fund;enterprise=ent#2;round=seed;amount=1000000;share=6;source=enterprise;state=planned
    [listing-candidates]
    lis-0001|enterprise=ent#2;board=star;adviser=pujiang-securities;targetDate=+420d;guidedOn=-150d;state=guided
    lis-0002|enterprise=ent#4;board=beijing;targetDate=+800d;state=pool
    lis-0003|enterprise=ent#1;board=star;adviser=pujiang-securities;targetDate=+30d;guidedOn=-500d;filedOn=-80d;state=filed
    [market-transactions]
    mkt-0001|enterprise=ent#10;kind=registration;venue=Beijing Equity Trading Center;date=-220d;state=registered
    mkt-0002|enterprise=ent#9;kind=equity-raise;amount=4500000;venue=Beijing Equity Trading Center;date=-35d;state=raised
    [financing-needs]
    nee-0001|enterprise=ent#1;amount=5000000;kind=loan;purpose=second clean room;neededBy=+25d;maxRate=4.2;collateral=ip;creditGrade=b;state=published
    nee-0002|enterprise=ent#2;amount=12000000;kind=equity;purpose=data rating product;neededBy=+90d;creditGrade=a;state=talking
    nee-0003|enterprise=ent#40;amount=800000;kind=loan;purpose=first order;neededBy=+10d;creditGrade=a;state=published
    [loans]
    loa-0001|bank=yanqi-bank;borrower=ent#1;principal=3000000;rate=3.85;from=-340d;to=+25d;collateral=ip;purpose=working capital;discountRate=50;repaymentState=on-time;investment=inv-0001;state=drawn
    loa-0002|bank=suhe-bank;borrower=ent#4;principal=2000000;rate=4.1;from=-800d;to=-70d;collateral=guarantee;repaymentState=late;bankLoss=640000;state=defaulted
    loa-0003|bank=canal-tech-branch;borrower=ent#10;principal=1000000;rate=3.6;firstFinancing=yes;collateral=none;state=applied
    [guarantees]
    gua-0001|guarantor=huairou-guarantee;loan=loa-0001;amount=1500000;feeRate=1;issuedOn=-340d;state=issued
    gua-0002|guarantor=huairou-guarantee;loan=loa-0002;amount=1200000;feeRate=1.2;issuedOn=-800d;claimOn=-50d;claimAmount=600000;state=claimed
    [risk-compensation-cases]
    rco-0001|loan=loa-0002;bankLoss=640000;grade=c;stage=startup;submittedOn=-30d;state=submitted
    rco-0002|loan=loa-0001;bankLoss=100000;grade=b;stage=growth;rate=40;paid=40000;submittedOn=-200d;paidOn=-150d;state=paid
    [insurance-policies]
    ins-0001|kind=ip;number=IP-26-001;insurer=north-insurer;insured=ent#1;patents=pat#1;cover=1000000;from=-350d;to=+15d;premium=18000;subsidyRate=50;state=in-force
    ins-0002|kind=first-equipment;insurer=north-insurer;insured=ent#3;product=prd-0002;cover=6000000;premium=120000;state=quoted
    ins-0003|kind=credit;number=CR-25-014;insurer=north-insurer;insured=ent#9;cover=2000000;from=-700d;to=-335d;premium=22000;claims=300000;state=claimed
    [lease-deals]
    lse-0001|lessor=river-leasing;lessee=ent#3;equipment=electron microscope;mode=leasing-investment;amount=5200000;term=3y;from=-400d;to=+695d;payment=150000;paidEvery=quarter;nextPaymentOn=+12d;state=running
    lse-0002|lessor=river-leasing;lessee=ent#6;equipment=server racks;mode=financial-lease;amount=1800000;term=24m;state=offered
    [financial-institutions]
    canal-tech-branch|name=Canal Bank technology branch;nameZh=运河银行科技支行;kind=bank;isTechnologyBranch=yes;settledIn=tongzhou-district;zone=tongzhou-district;settledOn=-1000d;partnership=first loans without collateral;state=cooperating
    huairou-guarantee|name=Huairou Science Guarantee;nameZh=怀柔科创担保;kind=guarantor;settledIn=huairou-science-city;zone=huairou-science-city;settledOn=-1400d;partnership=guarantees for loans to technology firms;state=cooperating
    north-insurer|name=North Harbour Insurance;nameZh=北港保险;kind=insurer;zone=huairou-science-city;state=settled;settledOn=-500d;settledIn=huairou-science-city
    pujiang-securities|name=Pujiang Securities;nameZh=浦江证券;kind=securities;settledIn=shibei-park;zone=shibei-park;partnership=coaching of firms towards a listing;state=cooperating
    river-leasing|name=River Leasing;nameZh=江河租赁;kind=leasing;settledIn=huairou-science-city;zone=huairou-science-city;state=settled
    suhe-bank|name=Suhe Bank Jing'an branch;nameZh=苏河银行静安支行;kind=bank;settledIn=shibei-park;zone=shibei-park;partnership=loans on patents and orders;state=cooperating
    yanqi-bank|name=Yanqi Bank technology branch;nameZh=雁栖银行科技支行;kind=bank;isTechnologyBranch=yes;settledIn=huairou-science-city;zone=huairou-science-city;partnership=credit lines for technology firms;state=cooperating
    [financial-products]
    fpr-0001|name=Patent pledge loan;nameZh=专利质押贷;provider=yanqi-bank;kind=loan;conditions=One invention patent in force;minimumGrade=b;limit=5000000;rate=3.85;collateral=ip;state=offered
    fpr-0002|name=First loan;nameZh=首贷通;provider=canal-tech-branch;kind=loan;conditions=Never had a loan;minimumGrade=d;limit=1000000;rate=3.6;collateral=none;state=offered
    fpr-0003|name=IP infringement cover;nameZh=知识产权侵权险;provider=north-insurer;kind=insurance;limit=1000000;rate=1.8;state=offered
    """
}
