class Ship < Actor
  input :parcel # => parcel: open
  input :carrier, type: Carrier # => carrier: present Carrier
  input :speed, type: "Integer" # => speed: present Integer
  input :code, type: [String, Symbol] # => code: present
  input :note, type: [String, NilClass] # => note: optional
  input :label, type: String, allow_nil: true # => label: optional
  input :remark, type: String, default: nil # => remark: optional defaulted
  input :unit, type: String, default: "kg" # => unit: defaulted present String
  input :depot, allow_nil: false # => depot: present
  input :zone, allow_nil: { is: false, message: "give a zone" } # => zone: present
  input :size, in: %w[s m l] # => size: present listed
  input :grade, inclusion: { in: 1..5 } # => grade: present >=1 <=5 listed
  input :tier, in: %w[a b], allow_nil: true # => tier: optional
  input :weight, must: { be_positive: ->(weight) { weight.positive? } } # => weight: conditions
  input :height, type: { is: Integer, message: "whole" } # => height: present Integer
end

class Rename < Servactory::Base
  input :tag, type: Tag # => tag: present filled Tag
  input :flag, type: [TrueClass, FalseClass] # => flag: present filled
  input :note, type: String, required: false # => note: optional
  input :level, type: Integer, min: 1, max: 10 # => level: present filled Integer >=1 <=10
  input :color, type: String, inclusion: %w[red blue] # => color: present filled String listed
  input :unit, type: String, required: false, default: "kg" # => unit: optional defaulted
end

class Store < Operandi::Base
  arg :tag, type: Tag # => tag: present Tag
  arg :name # => name: open
  arg :note, type: String, optional: true # => note: optional String
  arg :unit, type: String, default: "kg" # => unit: defaulted present String
end

class Charge
  extend LightService::Action

  expects :card, :owner # => card: open; owner: open
  expects :unit, default: "kg" # => unit: defaulted

  executed do |context|
    context.card.charge!(context.owner)
  end
end

class Archive
  include Interactor
  include Interactor::Contracts

  expects do
    required(:project).filled # => project: present filled
    required(:reason).filled(:str?) # => reason: present filled String
    required(:level).value(:int?, gt?: 0) # => level: present Integer >0
    required(:owner) # => owner: open
    required(:note).maybe(:str?) # => note: optional
    optional(:tag).filled(:str?) # => tag: optional
  end

  def call
    context.project.archive!(context.stray) # => stray: open
  end
end
