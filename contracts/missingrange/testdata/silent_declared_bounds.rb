class RefillServactory < Servactory::Base
  input :amount, type: Integer, min: 1, max: 100
  input :quantity, type: Integer, must: { be_positive: { is: ->(value:, input:) { value.positive? } } }

  make :store

  private

  def store
    Wallet.create!(amount: inputs.amount, quantity: inputs.quantity)
  end
end

class RefillMutation < Mutations::Command
  required do
    integer :amount, min: 1
  end

  def execute
    Wallet.create!(amount: amount)
  end
end

class RefillContracts
  include Interactor
  include Interactor::Contracts

  expects do
    required(:amount).filled(:int?, gt?: 0)
  end

  def call
    Wallet.create!(amount: context.amount)
  end
end

class RefillDry
  extend Dry::Initializer

  option :amount, Types::Strict::Integer.constrained(gteq: 0)

  def call
    Wallet.create!(amount: amount)
  end
end

class RefillLiteral
  extend Literal::Properties

  prop :amount, _Integer(1..)

  def call
    Wallet.create!(amount: @amount)
  end
end

class RefillContract
  include Contracts::Core

  Contract C::Pos => C::Any
  def call(amount)
    Wallet.create!(amount: amount)
    true
  end
end

class RefillForm
  include ActiveModel::Model
  attr_reader :amount

  validates :amount, numericality: { greater_than: 0 }

  def initialize(amount:)
    @amount = amount
  end

  def call
    raise ArgumentError, "amount is not valid" unless valid?

    Wallet.create!(amount: amount)
  end
end

class RefillInteraction < ActiveInteraction::Base
  integer :amount

  validates :amount, numericality: { greater_than_or_equal_to: 0 }

  def execute
    Wallet.create!(amount: amount)
  end
end

class RefillDiscourse
  include Service::Base

  params do
    attribute :amount, :integer
    validates :amount, numericality: { greater_than: 0 }
  end

  step :store

  private

  def store(params:)
    Wallet.create!(amount: params.amount)
  end
end
