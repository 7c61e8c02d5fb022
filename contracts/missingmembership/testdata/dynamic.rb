class EnableFeature
  def call(device, feature) # want missing-membership feature @warning
    raise ArgumentError, "device is required" if device.nil?

    device.public_send("enable_#{feature}!")
  end
end

class Build
  def call(type) # want missing-membership type @warning
    raise ArgumentError, "type is required" if type.blank?

    type.classify.constantize.new
  end
end

class Lookup
  def call(name) # want missing-membership name @warning
    Handlers.const_get("#{name.camelize}Handler")
  end
end

class Counted
  def call(model_name) # want missing-membership model_name @warning
    Object.const_get(model_name).count
  end
end

class Delegated
  def call(record, event) = record.send(event) # want missing-membership event @warning
end

class NilTestIsNotEnough
  def call(record, event) # want missing-membership event @warning
    return if event.nil?
    return if event == "skip"

    record.public_send(event)
  end
end

class ImportJob
  def perform(params) # want missing-membership params @warning
    params[:type].constantize.import!
  end
end

class Prices
  TABLE = { "a" => 1, "b" => 2 }.freeze

  def call(kind) # want missing-membership kind @information
    TABLE[kind] * 2
  end
end

class Symbols
  def call(
    record,
    status, # want missing-membership status @information
    currency # want missing-membership currency @hint
  )
    record.update!(status: status.to_sym, currency: currency.to_sym)
  end
end
