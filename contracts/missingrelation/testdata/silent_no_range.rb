class Mail
  def initialize(from:, to:)
    @from = from
    @to = to
  end

  def call = deliver(from: @from, to: @to)
end

class Transfer
  def call(from_account, to_account)
    from_account.withdraw!(1)
    to_account.deposit!(1)
  end
end

class Handed
  def call(from_date, to_date)
    Report.build(from_date, to_date)
  end
end

class Places
  def initialize(start_location:, end_location:)
    @start_location = start_location
    @end_location = end_location
  end

  def call = route(@start_location, @end_location)
end
