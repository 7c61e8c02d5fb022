class SilentActiveModel
  include ActiveModel::Validations

  attr_reader :amount

  validates :amount, numericality: { greater_than: 0 }

  def initialize(amount)
    @amount = amount
    validate!
  end
end

class SilentFormObject
  include ActiveModel::Model

  attr_accessor :amount

  validates :amount, presence: true
end
