class Label
  def own_condition(name)
    raise ArgumentError, "name is required" if Rails.env.development? && name.nil? # want environment-guard name @information
    Record.create!(name: name)
  end

  def block(name)
    unless Rails.env.production?
      raise ArgumentError, "name is required" if name.nil? # want environment-guard name
    end
    Record.create!(name: name)
  end

  def variable(name)
    if ENV["RACK_ENV"] == "test"
      raise ArgumentError, "name is required" if name.nil? # want environment-guard name
    end
    Record.create!(name: name)
  end

  def fetched(name)
    raise ArgumentError, "name is required" if ENV.fetch("RAILS_ENV", "test") != "production" && name.nil? # want environment-guard name
    Record.create!(name: name)
  end

  def listed(name)
    if %w[development test].include?(Rails.env)
      return Failure(:name) if name.nil? # want environment-guard name
    end
    Record.create!(name: name)
  end

  def helper(name)
    ensure_name!(name) if Rails.env.test? # want environment-guard name
    Record.create!(name: name)
  end
end

class Switched
  def own_condition(name)
    raise ArgumentError, "name is required" if ENV["STRICT"] && name.nil? # want environment-guard name
    Record.create!(name: name)
  end

  def around(name)
    if ENV.key?("CHECK_NAMES")
      raise ArgumentError, "name is required" if name.nil? # want environment-guard name
    end
    Record.create!(name: name)
  end

  def of_the_variable(name)
    raise "TOKEN is required" unless ENV["TOKEN"]
    raise ArgumentError, "name is required" if name.nil?
    Record.create!(name: name)
  end

  def skipped(name)
    raise ArgumentError, "name is required" if name.nil? && !ENV["SKIP"]
    Record.create!(name: name)
  end
end
