class Interaction < ActiveInteraction::Base
  string :name, :motto # => name: present String; motto: present String
  integer :age, default: 18 # => age: defaulted present Integer
  object :profile, class: Profile # => profile: present
  string :nick, default: nil # => nick: optional defaulted
  integer :size # => size: present Integer >0

  validates :size, numericality: { greater_than: 0 }
end

class Mutation < Mutations::Command
  required do
    string :email, max_length: 80 # => email: present filled String
    string :code, empty: true # => code: present String
    integer :age, min: 18 # => age: present Integer >=18
    string :kind, in: %w[a b] # => kind: present filled String listed
    string :note, nils: true # => note: optional
  end

  optional do
    string :nick # => nick: optional
  end
end

class Divide < Micro::Case
  attributes :dividend, :divisor # => dividend: open; divisor: open
  attribute :label, validates: { presence: true } # => label: present filled
  attribute :owner, accept: User # => owner: present User
  attribute :unit, default: "EUR" # => unit: defaulted
end

class Flags::CreateFlag
  include Service::Base

  params do
    attribute :name, :string # => name: present filled
    attribute :color, :string # => color: open
    validates :name, presence: true
  end

  model :group # => group: present
  model :parent, optional: true # => parent: optional
end

class Task < CMDx::Task
  required :conversation # => conversation: open
  required :limit, type: :integer, numeric: { min: 1 } # => limit: present >=1
  optional :note # => note: optional
end

class PlaceDry
  extend Dry::Initializer

  param :cart # => cart: open
  option :customer, Types.Instance(Customer) # => customer: present Customer
  option :code, Types::Strict::String # => code: present String
  option :size, Types::Strict::Integer.constrained(gt: 0, lteq: 9) # => size: present Integer >0 <=9
  option :note, Types::String.optional # => note: optional
  option :raw, Types::Coercible::String # => raw: open
  option :count, Types::Coercible::Integer # => count: present Integer
  option :free, Types::Nominal::String # => free: optional
  option :kind, Types::String.enum("a", "b") # => kind: present String listed
  option :gift, Types::String.default("x") # => gift: defaulted present String
  option :label, optional: true # => label: optional
  option :clock, default: -> { Time } # => clock: defaulted
end

class PlaceStruct < Dry::Struct
  attribute :cart, Types.Instance(Cart) # => cart: present Cart
  attribute? :note, Types::String # => note: optional
  attribute :lines, Types::Array.of(Line) # => lines: present Array
end

class PlaceLiteral
  extend Literal::Properties

  prop :cart, Cart, :positional # => cart: present Cart
  prop :size, _Integer(1..9) # => size: present Integer >=1 <=9
  prop :note, _Nilable(String) # => note: optional
  prop :code, _String? # => code: optional
  prop :kind, _Union(String, Symbol) # => kind: present
  prop :free, _Any # => free: open
end

class PlaceSorbet < T::Struct
  const :cart, Cart # => cart: present Cart
  const :note, T.nilable(String) # => note: optional
  prop :size, Integer, default: 1 # => size: defaulted present Integer
  const :free, T.untyped # => free: open
  const :lines, T::Array[Line] # => lines: present Array
  const :either, T.any(String, NilClass) # => either: optional
  const :flag, T::Boolean # => flag: present boolean
end

class Extras
  pattr_initialize :account, [:conversation!, :note, { limit: 5 }] # => account: open; conversation: open; note: optional; limit: defaulted
end

class Reopen
  initialize_with :conversation, note: nil, owner: NO_DEFAULT # => conversation: open; note: defaulted; owner: open
end
