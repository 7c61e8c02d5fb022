class CloseMonth
  def self.call(month)
    return Failure(:month_missing) if month.nil?
    return Failure(:open_entries) if Entry.open?(month)

    Success(month)
  end
end

class Transfer
  def initialize(amount)
    @amount = amount
  end

  def call
    return { success: false, error: "empty" } if @amount.zero?

    { success: true }
  end
end

class CloseMonthJob < ApplicationJob
  def perform(months)
    CloseMonth.call(months.first) # want ignored-result CloseMonth.call @warning
    months.each { |m| CloseMonth.call(m) } # want ignored-result
    result = CloseMonth.call(months.last) # want ignored-result
    Transfer.new(months.size).call if months.any? # want ignored-result Transfer#call
    ActiveRecord::Base.transaction do
      CloseMonth.call(months.last) # want ignored-result
    end
    CloseMonth.call(months.last) # want ignored-result
  end
end

class MonthsController
  def close
    CloseMonth.call(params[:month]) # want ignored-result
  end
end
