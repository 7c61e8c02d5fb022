class TransferForm
  include ActiveModel::Model
  attr_accessor :source

  validates :source, presence: true

  def initialize(source:) # want missing-presence source
    @source = source
  end

  def call
    source.withdraw!(1)
  end
end
