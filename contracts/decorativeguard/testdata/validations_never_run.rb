class TransferForm
  include ActiveModel::Model

  attr_accessor :source, :amount

  validates :source, presence: true # want decorative-guard source @warning
  validates :amount, numericality: true # want decorative-guard amount

  def initialize(source:)
    @source = source
  end

  def call
    source.freeze_funds!
  end
end
