class UpsertCustomer
  def initialize(params:)
    @params = params
  end

  def call
    stored
    fetched
    overrides if overridden?
    validated
  end

  private

  def stored
    @params[:billing] = {} unless @params.key?(:billing)
    @params[:billing].each { |key, value| set(key, value) }
  end

  def fetched
    @params.fetch("class_name").constantize.create!
  end

  def overridden?
    @params[:overrides].present?
  end

  def overrides
    @params[:overrides].each { |o| o.apply }
  end

  def validated
    return unless Validator.new(@params[:code]).valid?

    @params[:code].upcase
  end
end
