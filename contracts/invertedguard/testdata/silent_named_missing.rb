class RegisterSupplier < ApplicationService
  def call(params)
    raise ArgumentError, "params is required" if params.nil?

    missing = %i[name city] - params.keys
    raise ArgumentError, "missing #{missing.join(', ')}" if missing.any?

    Supplier.create!(name: params.fetch(:name), city: params.fetch(:city))
  end
end
